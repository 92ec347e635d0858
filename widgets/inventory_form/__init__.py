"""An inventory to answer and score: the widget and its parts."""
