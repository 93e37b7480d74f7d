"""How lines say what is to be done in more languages: by a verb in front, or by a verb or its noun at the end."""

from __future__ import annotations

import re

_POLISH = (
    r"(?!(?:sieć|pamięć|chęć|nić|płeć|pięć|dziewięć|dziesięć)\b)[a-ząćęłńóśźż]{2,}(?:[aeiuyąę]ć)(?: się)?\b|"
    r"(?:dodaj|utwórz|stwórz|napisz|popraw|napraw|zaktualizuj|usuń|wdróż|przygotuj|sprawdź|przetestuj|zaimplementuj)\b"
)
_CZECH = (
    r"(?:vytvořit|přidat|opravit|napsat|otestovat|implementovat|nastavit|připravit|dokončit|upravit|navrhnout|ověřit|"
    r"zkontrolovat|odstranit|nasadit|vytvoriť|pridať|opraviť|napísať|nastaviť|pripraviť|otestovať|dokončiť|upraviť)\b"
)
_DUTCH = (
    r"(?:maak|voeg|schrijf|bouw|ontwerp|implementeer|configureer|controleer|ontwikkel|verwijder|verbeter|onderzoek|"
    r"documenteer|installeer|bereid|richt|stel|zorg)\b(?= \w)"
)
_ROMANIAN = (
    r"(?:adaugă|creează|implementează|testează|configurează|actualizează|verifică|repară|pregătește|scrie|adaugare|"
    r"adăugare|creare|implementare|testare|configurare|actualizare|integrare|dezvoltare)\b"
)
_VIETNAMESE = (
    r"(?:thêm|tạo|sửa|cập nhật|viết|xây dựng|thiết kế|kiểm tra|kiểm thử|triển khai|cài đặt|phát triển|hoàn thiện|"
    r"chuẩn bị|tối ưu|tích hợp|xử lý|nghiên cứu|xóa|xoá|chạy|phân tích|thiết lập|làm|bổ sung|cấu hình)(?!\w)"
)
_INDONESIAN = (
    r"(?:buat|membuat|tambah(?:kan)?|menambah(?:kan)?|perbaiki|memperbaiki|implementasikan|menguji|siapkan|menyiapkan|"
    r"kembangkan|mengembangkan|rancang|merancang|tulis|menulis|hapus|integrasikan|perbarui|lakukan|melakukan|susun|"
    r"menyusun|pasang|optimalkan|dokumentasikan|konfigurasi)\b(?= \w)"
)
_ARABIC = (
    r"(?:إنشاء|إضافة|تطوير|تصميم|كتابة|اختبار|تحسين|تنفيذ|إعداد|إصلاح|تحديث|بناء|ربط|نشر|"
    r"مراجعة|تجهيز|توثيق|حذف|دمج|تهيئة)(?!\w)"
)
_THAI = r"(?:สร้าง|เพิ่ม|แก้ไข|แก้|ทดสอบ|ปรับปรุง|ออกแบบ|พัฒนา|เขียน|ตั้งค่า|ติดตั้ง|จัดทำ|เชื่อมต่อ|ตรวจสอบ|เตรียม|ปรับ|ย้าย|ลบ)"
_BEGINS = re.compile(
    f"{_POLISH}|{_CZECH}|{_DUTCH}|{_ROMANIAN}|{_VIETNAMESE}|{_INDONESIAN}|{_ARABIC}|{_THAI}", re.IGNORECASE
)
_ENDS = re.compile(
    r"\w(?:ması|mesi|mak|mek)$(?<!elmek)|\b(?:ekle|oluştur|düzelt|güncelle|tamamla|hazırla|geliştir|tasarla|test et)$|"
    r"[a-záéíóöőúüű]{4,}(?:ása|ése)$",
    re.IGNORECASE,
)


def tells_in_other_words(name: str) -> bool:
    """Whether a line without its decoration begins or ends with what is to be done, in Polish, Thai and others."""
    return _BEGINS.match(name) is not None or _ENDS.search(name) is not None
