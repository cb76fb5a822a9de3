from aws_lambda_powertools import Metrics
from aws_lambda_powertools.logging.logger import Logger

logger = Logger()
