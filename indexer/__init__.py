"""Reading reports: files in, an index of numbered paragraphs out. Knows nothing of questions or HTTP."""

import os

# Read by the linear algebra of numpy when that is loaded, so set before. Its threads go on spinning for some 25 ms
# after a product that takes one, on the very cores that the models compute on next.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
