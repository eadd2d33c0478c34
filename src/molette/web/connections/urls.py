from django.urls import path

from molette.web.connections.views import adding, choosing, steering

app_name = "connections"

urlpatterns = [
    path("", steering.connections, name="connections"),
    path("new/", adding.new, name="new"),
    path("new/<str:kind>/", adding.add, name="add"),
    path("feeds/<uuid:feed_id>/", choosing.route_of, name="route_of"),
    path("<uuid:connection_id>/", steering.connection, name="connection"),
    path("<uuid:connection_id>/choose/", choosing.choose, name="choose"),
    path("<uuid:connection_id>/places/", choosing.refresh, name="refresh"),
    path("<uuid:connection_id>/feeds/new/", choosing.feed, name="feed"),
    path("<uuid:connection_id>/feeds/<uuid:feed_id>/", choosing.route, name="route"),
    path("<uuid:connection_id>/feeds/<uuid:feed_id>/stop/", choosing.stop_feeding, name="stop_feeding"),
    path("<uuid:connection_id>/read/", steering.read_now, name="read"),
    path("<uuid:connection_id>/pause/", steering.pause, name="pause"),
    path("<uuid:connection_id>/resume/", steering.resume, name="resume"),
    path("<uuid:connection_id>/pace/", steering.pace, name="pace"),
    path("<uuid:connection_id>/secret/", steering.secret, name="secret"),
    path("<uuid:connection_id>/remove/", steering.remove, name="remove"),
    path("<uuid:connection_id>/restore/", steering.restore, name="restore"),
    path("<uuid:connection_id>/erase/", steering.erase, name="erase"),
]
