from django.urls import path

from molette.web.assessments import views

app_name = "assessments"

urlpatterns = [
    path("missions/", views.missions, name="missions"),
    path("missions/<uuid:mission_id>/", views.mission, name="mission"),
    path("missions/<uuid:mission_id>/cost/", views.cost, name="cost"),
    path("missions/<uuid:mission_id>/causes/", views.causes, name="causes"),
    path("missions/<uuid:mission_id>/causes/answer/", views.answer, name="answer"),
    path("missions/<uuid:mission_id>/ways-out/", views.ways_out, name="ways_out"),
    path("missions/<uuid:mission_id>/ways-out/choose/", views.choose, name="choose"),
    path("missions/<uuid:mission_id>/ways-out/<str:label>/review/", views.review, name="review"),
]
