"""An equation to explore, with controls, a chart and figures: the widget and its parts."""
