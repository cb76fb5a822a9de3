document.cookie = 'theme=light;samesite=Lax;path=/;max-age=31536000';
