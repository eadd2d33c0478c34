from django.urls import path

from molette.web.intake.views import aiming, dropping, keeping, reviewing

app_name = "intake"

urlpatterns = [
    path("drop/", dropping.drop, name="drop"),
    path("missions/<uuid:mission_id>/drop/", dropping.drop, name="drop_for"),
    path("drops/<uuid:drop_id>/", keeping.drop_of, name="drop_of"),
    path("drops/<uuid:drop_id>/aim/", keeping.aim_drop, name="aim_drop"),
    path("drops/<uuid:drop_id>/confirm/", keeping.confirm_drop, name="confirm_drop"),
    path("drops/<uuid:drop_id>/undo/", keeping.undo_drop, name="undo_drop"),
    path("imports/", dropping.imports, name="imports"),
    path("imports/forget-corrections/", keeping.forget_corrections, name="forget_corrections"),
    path("imports/<uuid:import_id>/", reviewing.import_, name="import"),
    path("imports/<uuid:import_id>/aim/", aiming.aim, name="aim"),
    path("imports/<uuid:import_id>/route/", aiming.route, name="route"),
    path("imports/<uuid:import_id>/reroute/", aiming.reroute, name="reroute"),
    path("imports/<uuid:import_id>/judge/", reviewing.judge, name="judge"),
    path("imports/<uuid:import_id>/layout/", reviewing.layout, name="layout"),
    path("imports/<uuid:import_id>/confirm/", reviewing.confirm, name="confirm"),
    path("imports/<uuid:import_id>/pause/", dropping.pause, name="pause"),
    path("imports/<uuid:import_id>/resume/", dropping.resume, name="resume"),
    path("imports/<uuid:import_id>/cancel/", dropping.cancel, name="cancel"),
    path("imports/<uuid:import_id>/undo/", dropping.undo, name="undo"),
    path("imports/<uuid:import_id>/kept/", keeping.kept, name="kept"),
    path("imports/<uuid:import_id>/kept/forget/", keeping.forget_text, name="forget_text"),
]
