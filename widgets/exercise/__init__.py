"""An exercise to answer: the widget and its parts."""
