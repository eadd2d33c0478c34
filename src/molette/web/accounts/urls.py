from django.urls import path

from molette.web.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.profile, name="profile"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("elsewhere/", views.elsewhere, name="elsewhere"),
]
