from django.urls import path

from molette.web.week.views import notices, nudges, weeks

app_name = "week"

NUDGE = "missions/<uuid:mission_id>/waits/<str:wait_id>/nudge/"

urlpatterns = [
    path("", weeks.week, name="week"),
    path("week/notices/", notices.notices, name="notices"),
    path("week/notices/calendar/", notices.calendar_link, name="calendar_link"),
    path("week/notices/digest/", notices.digest, name="digest"),
    path("digest/stop/<str:token>/", notices.stop, name="stop"),
    path("calendar/<str:token>.ics", notices.calendar, name="calendar"),
    path(NUDGE, nudges.nudge, name="nudge"),
    path(f"{NUDGE}draft.eml", nudges.letter, name="letter"),
    path(f"{NUDGE}sent/", nudges.sent, name="sent"),
    path(f"{NUDGE}call/", nudges.call, name="call"),
]
