"""What the standards say, without a database: divisions, levels, kinds, specialties, titles, names.

Sources: GB/T 2260 (divisions), 医疗机构诊疗科目名录 1994 with its amendments (specialties), GB/T 8561 (titles),
GB 32100 (social credit code). The English names are ours.
"""
