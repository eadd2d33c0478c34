from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("molette.web.week.urls")),
    path("", include("molette.web.assessments.urls")),
    path("", include("molette.web.intake.urls")),
    path("connections/", include("molette.web.connections.urls")),
    path("missions/", include("molette.web.missions.urls")),
    path("account/", include("molette.web.accounts.urls")),
]

if settings.SERVER:
    urlpatterns += [path("account/", include("allauth.urls"))]
