from django.urls import path

from molette.web.assessments import views

app_name = "assessments"

urlpatterns = [
    path("missions/", views.missions, name="missions"),
    path("missions/<uuid:mission_id>/", views.mission, name="mission"),
    path("missions/<uuid:mission_id>/cost/", views.cost, name="cost"),
]
