"""What was answered, and the file to hand in: the widget and its parts."""
