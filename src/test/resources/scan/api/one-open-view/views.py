from rest_framework.permissions import IsAuthenticated
from rest_framework.views import APIView


class Documents(APIView):
    permission_classes = (IsAuthenticated,)


class SharedLink(APIView):
    authentication_classes = []
    permission_classes = []
