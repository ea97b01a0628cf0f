"""Three provinces, each with a demand of its own, and a fourth."""

from __future__ import annotations

ORGANS = ("临河省委", "望江省委", "青澜省委", "宁海省委")
LINES = (
    "临河省委要求，在化工园区推行首席安全官制度并定期考评。",
    "望江省委要求，把隐患排查整治情况纳入领导班子年度述职。",
    "青澜省委要求，建立企业主要负责人安全记分管理办法。",
    "宁海省委要求，组织专家服务队深入中小企业问诊把脉。",
)
