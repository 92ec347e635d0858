"""How a widget reaches a page: the shared base class, the JavaScript kit and the host of the built site."""

from widgets.host.picture import Picture
from widgets.host.widget import HostedWidget

__all__ = ["HostedWidget", "Picture"]
