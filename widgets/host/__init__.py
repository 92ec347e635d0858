"""How a widget reaches a page: the shared base class, the JavaScript kit and the host of the built site."""

from widgets.host.picture import COLORS, LEVELS, Picture
from widgets.host.widget import HostedWidget

__all__ = ["COLORS", "LEVELS", "HostedWidget", "Picture"]
