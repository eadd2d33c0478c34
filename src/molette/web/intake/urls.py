from django.urls import path

from molette.web.intake import views

app_name = "intake"

urlpatterns = [
    path("drop/", views.drop, name="drop"),
    path("missions/<uuid:mission_id>/drop/", views.drop, name="drop_for"),
    path("imports/", views.imports, name="imports"),
    path("imports/<uuid:import_id>/", views.import_, name="import"),
    path("imports/<uuid:import_id>/aim/", views.aim, name="aim"),
    path("imports/<uuid:import_id>/confirm/", views.confirm, name="confirm"),
    path("imports/<uuid:import_id>/pause/", views.pause, name="pause"),
    path("imports/<uuid:import_id>/resume/", views.resume, name="resume"),
    path("imports/<uuid:import_id>/cancel/", views.cancel, name="cancel"),
    path("imports/<uuid:import_id>/undo/", views.undo, name="undo"),
]
