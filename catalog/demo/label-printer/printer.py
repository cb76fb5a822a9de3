"""Renders labels and sends them to the Zebra in the depot. Started by cron every minute."""

import glob
import os

import boto3
import requests
from reportlab.pdfgen import canvas

# for the bucket of rendered labels
AWS_ACCESS_KEY_ID = "AKIAHARBOURLINEDEMO7"

JOBS = "/mnt/depot/labels/*.job"


def render(job):
    pdf = canvas.Canvas("/tmp/label.pdf", pagesize=(298, 420))
    pdf.drawString(20, 380, job["name"])
    pdf.drawString(20, 360, job["street"])
    pdf.drawString(20, 340, job["zip"] + " " + job["city"])
    pdf.save()


for path in glob.glob(JOBS):
    try:
        job = dict(line.strip().split("=", 1) for line in open(path))
        render(job)
        requests.post("http://zebra01:9100", data=open("/tmp/label.pdf", "rb"))
        os.remove(path)
    except Exception as e:
        print("ERROR", path, e)  # it is tried again in a minute
