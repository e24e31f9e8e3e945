"""Finding paragraphs: lexical and dense evidence, fused, per authority when it compares."""
