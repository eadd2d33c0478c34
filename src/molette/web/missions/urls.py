from django.urls import path

from molette.web.missions import views

app_name = "missions"

urlpatterns = [
    path("new/", views.frame, name="frame"),
    path("samples/", views.samples, name="samples"),
    path("<uuid:mission_id>/facts/", views.facts, name="facts"),
    path("<uuid:mission_id>/facts/new/", views.tell, name="tell"),
    path("<uuid:mission_id>/facts/<str:identity>/take-back/", views.take_back, name="take_back"),
    path("<uuid:mission_id>/facts/<str:identity>/correct/", views.correct, name="correct"),
    path("<uuid:mission_id>/waits/<str:wait_id>/", views.settle, name="settle"),
    path("<uuid:mission_id>/strain/", views.strain, name="strain"),
    path("<uuid:mission_id>/journal/", views.journal, name="journal"),
    path("<uuid:mission_id>/delete/", views.delete, name="delete"),
]
