from .picture import Picture as Picture
from .widget import HostedWidget as HostedWidget
