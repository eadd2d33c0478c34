from django.urls import path

from molette.web.week import views

app_name = "week"

NUDGE = "missions/<uuid:mission_id>/waits/<str:wait_id>/nudge/"

urlpatterns = [
    path("", views.week, name="week"),
    path("week/notices/", views.notices, name="notices"),
    path("week/notices/calendar/", views.calendar_link, name="calendar_link"),
    path("calendar/<str:token>.ics", views.calendar, name="calendar"),
    path(NUDGE, views.nudge, name="nudge"),
    path(f"{NUDGE}draft.eml", views.letter, name="letter"),
    path(f"{NUDGE}sent/", views.sent, name="sent"),
    path(f"{NUDGE}call/", views.call, name="call"),
]
