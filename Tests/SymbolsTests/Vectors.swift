/// Codes of every kind in use and the smallest versions that hold them as bytes at levels L, M, Q and H.
///
/// Source: `vectors/domain_vectors.json`, whose versions an independent encoder found. All data is made up.
struct Vector: Sendable {
    let payload: String
    let versions: [Int]

    static let all: [Vector] = [
        Vector(
            payload:
                "079190004321|025123456|Nguyễn Thị Thử Nghiệm|15081990|Nữ|Số 12 Đường Mẫu, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh|10042021",
            versions: [7, 8, 11, 12]),
        Vector(
            payload:
                "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Hòa Thuận Tây, Hải Châu, Đà Nẵng|22062021",
            versions: [5, 6, 8, 10]),
        Vector(
            payload:
                "001145000123|010234567|Đỗ Thị Giả Định|1945|Nữ|Thôn Đông, Xã Mẫu, Ba Vì, Hà Nội|05052021",
            versions: [6, 7, 9, 10]),
        Vector(
            payload:
                "049090000777|201234567|Ê Ban Y Thử|111990|Nam|Thôn 2, Trà Mẫu, Nam Trà My, Quảng Nam|30112021",
            versions: [5, 6, 8, 10]),
        Vector(
            payload:
                "079190004321|025123456|Nguyễn Thị Thử Nghiệm|15081990|Nữ|Số 12 Đường Mẫu, Phường Sài Gòn, TP. Hồ Chí Minh|15082025||||",
            versions: [7, 8, 10, 12]),
        Vector(
            payload:
                "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Phường Hòa Cường, TP. Đà Nẵng|20082024||||",
            versions: [5, 6, 8, 10]),
        Vector(
            payload:
                "079324000001||Trần Bé Mẫu|01062024|Nữ|Tổ 3, Phường Mẫu, TP. Hồ Chí Minh|20082024||Trần Văn Mẫu|Lê Thị Giả|",
            versions: [6, 8, 10, 11]),
        Vector(
            payload:
                "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "079190004321|NGUYEN THI THU NGHIEM|1990-08-15|1|163170000000067890|163170000000012345<2<GD4797900000001<0900000002<",
            versions: [6, 7, 9, 10]),
        Vector(
            payload:
                "025123456|DO THI GIA DINH|1945-01-01|1|163170000000054321|163170000000012345<2<<<",
            versions: [5, 5, 7, 8]),
        Vector(
            payload:
                "B1234567|LE VAN KHONG|1980-12-31|0|163170000000099999|<0<<<",
            versions: [4, 4, 5, 7]),
        Vector(
            payload:
                "GD4797900000001|4e677579e1bb856e205468e1bb8b205468e1bbad204e676869e1bb876d|15/08/1990|2|53e1bb9120313220c490c6b0e1bb9d6e67204de1baab752c205068c6b0e1bb9d6e672042e1babf6e204e6768c3a92c205175e1baad6e20312c2054502048e1bb93204368c3ad204d696e68|79 - 034|01/01/2021|-|25/12/2020|79017900000001|-|4|01/01/2026|0123456789abcdef-7102|$",
            versions: [12, 13, 17, 19]),
        Vector(
            payload:
                "TE1484800000002|5472e1baa76e2042c3a9204de1baab75|01/06/2019|1|48c3b26120546875e1baad6e2054c3a2792c2048e1baa369204368c3a2752c20c490c3a0204ee1bab56e67|48 - 001|01/06/2019|30/09/2025|05/06/2019|48014800000002|5472e1baa76e2056c4836e204de1baab75|4|-|fedcba9876543210-7102|$",
            versions: [10, 12, 15, 17]),
        Vector(
            payload:
                "DN4010100000003|4cc3aa2056c4836e204b68c3b46e67|31/12/1980|1|43747920544e4848204de1baab75|01 - 043|01/07/2020|-|21/06/2020|01050100000003|-|4|01/07/2025|00112233445566-7102|$",
            versions: [8, 9, 11, 13]),
        Vector(
            payload:
                "https://tokhaiyte.vn/?page=Group.checkin&groupId=000000000000000000000001",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "https://tokhaiyte.vn/?page=Group.checkin&groupId=000000000000000000abc123",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "https://tokhaiyte.vn/?page=Group.checkin&groupId=5e8900000000000000000001",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "https://kbyt.khambenh.gov.vn/qr/00000000-0000-4000-8000-000000000001",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "https://kbyt.khambenh.gov.vn/qr/00000000-0000-4000-8000-000000000002",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "https://kbyt.khambenh.gov.vn/qr/00000000-0000-4000-8000-000000000003",
            versions: [4, 5, 6, 8]),
        Vector(
            payload:
                "https://kbyt.khambenh.gov.vn/#tokhai_yte/ketqua?id=00000000-0000-4000-8000-000000000001",
            versions: [5, 6, 8, 9]),
        Vector(
            payload:
                "https://kbyt.khambenh.gov.vn/#tokhai_yte/ketqua?id=00000000-0000-4000-8000-000000000002",
            versions: [5, 6, 8, 9]),
        Vector(
            payload:
                "https://kbyt.khambenh.gov.vn/#tokhai_yte/ketqua?id=00000000-0000-4000-8000-000000000003",
            versions: [5, 6, 8, 9]),
        Vector(
            payload:
                "NZCOVIDTRACER:eyJnbG4iOiI5NDI5MzAwMDAwMDA3IiwidmVyIjoiYzE5OjEiLCJ0eXAiOiJlbnRyeSIsIm9wbiI6IlF1w6FuIFBo4bufIE3huqt1IiwiYWRyIjoiMTIgxJDGsOG7nW5nIE3huqt1XG5RdeG6rW4gMVxuVFAuIEjhu5MgQ2jDrSBNaW5oIn0=",
            versions: [9, 10, 12, 14]),
        Vector(
            payload:
                "NZCOVIDTRACER:eyJnbG4iOiI5NDI5MzAwMDAwMDE0IiwidmVyIjoiYzE5OjEiLCJ0eXAiOiJlbnRyeSIsIm9wbiI6IlVCTkQgUGjGsOG7nW5nIE3huqt1IiwiYWRyIjoiMSBMw6ogTOG7o2lcbsSQw6AgTuG6tW5nIn0=",
            versions: [8, 9, 11, 13]),
        Vector(
            payload:
                "NZCOVIDTRACER:eyJnbG4iOiI5NDI5MzAwMDAwMDIxIiwidmVyIjoiYzE5OjEiLCJ0eXAiOiJlbnRyeSIsIm9wbiI6IlRlc3QiLCJhZHIiOiJUZXN0In0=",
            versions: [6, 7, 9, 10]),
        Vector(
            payload:
                "UKC19TRACING:1:eyJhbGciOiJFUzI1NiIsImtpZCI6InFycHJlc3MtdGVzdC0xIn0.eyJpZCI6IjRXVDU5TTVZIiwib3BuIjoiUXXDoW4gUGjhu58gTeG6q3UiLCJ2dCI6IjAwNCIsInBjIjoiNzAwMDAwIn0.hr0E9RzfMxsIZojJtmcEGM5K5Xzw8wghjBxtVUKob2drYbFesODYpd-PU6e4Pr8EKdVA5_peLSMkL7VjQFJ3Ew",
            versions: [10, 11, 14, 16]),
        Vector(
            payload:
                "UKC19TRACING:1:eyJhbGciOiJFUzI1NiIsImtpZCI6InFycHJlc3MtdGVzdC0xIn0.eyJpZCI6IjJBQkMzNERFIiwib3BuIjoiVUJORCBQaMaw4budbmcgTeG6q3UifQ.ieJ66MKuI68IO7sD9o_HEJZIcbYOJTpuPq1X8W0eOIpXSKiOOcjqQKgoDvaKEOB6keDfvkEGmHFtmTytKAUdDg",
            versions: [9, 11, 13, 15]),
        Vector(
            payload:
                "UKC19TRACING:1:eyJhbGciOiJFUzI1NiIsImtpZCI6InFycHJlc3MtdGVzdC0xIn0.eyJpZCI6IjlaWlo5OVpaIiwib3BuIjoiVGVzdCBWZW51ZSIsInZ0IjoiMDAwIiwicGMiOiJBQjEifQ.FLdq6j5mzRJXEPH4MDGeKF58xZ31-8JNgn36IhxXHhefjH3DhlbNuCjoXf5giI9VvdknaUmjPH4jzFFFiBzr-g",
            versions: [10, 11, 13, 16]),
        Vector(
            payload:
                "https://e.coronawarn.app?v=1#CAESMwgBEhFRdcOhbiBQaOG7nyBN4bqrdRocMTIgxJDGsOG7nW5nIE3huqt1LCBRdeG6rW4gMRp2CAESYIMCzMxNed7UMADn9jGaFF1381k3ZUqX0vfYmX35nJsThvZ40iuEU4phThcA4erdE8sPF0dNboA2I7bisI47iuPTofNxVnLel6Xnz4vUpI8b78-d4vYGjJlBHPeqW7aGgBoQAAECAwQFBgcICQoLDA0ODyIGCAEQBBgt",
            versions: [11, 12, 15, 17]),
        Vector(
            payload:
                "https://e.coronawarn.app?v=1#CAESMggBEhRVQk5EIFBoxrDhu51uZyBN4bqrdRoYMSBMw6ogTOG7o2ksIMSQw6AgTuG6tW5nGnYIARJggwLMzE153tQwAOf2MZoUXXfzWTdlSpfS99iZffmcmxOG9njSK4RTimFOFwDh6t0Tyw8XR01ugDYjtuKwjjuK49Oh83FWct6XpefPi9Skjxvvz53i9gaMmUEc96pbtoaAGhABAgMEBQYHCAkKCwwNDg8QIgYIARAIGB4",
            versions: [11, 12, 15, 17]),
        Vector(
            payload:
                "https://e.coronawarn.app?v=1#CAESMQgBEhFI4buZaSBjaOG7oyBN4bqrdRoOTmjDoCB2xINuIGjDs2EogLO-jgYw4Nu_jgYadggBEmCDAszMTXne1DAA5_YxmhRdd_NZN2VKl9L32Jl9-ZybE4b2eNIrhFOKYU4XAOHq3RPLDxdHTW6ANiO24rCOO4rj06HzcVZy3pel58-L1KSPG-_PneL2BoyZQRz3qlu2hoAaEAIDBAUGBwgJCgsMDQ4PEBEiBAgBEAk",
            versions: [10, 12, 15, 17]),
        Vector(
            payload:
                "HC1:NCFOXN%TSMAHN-H1YS-DP$XV 9T3 BM52U651WGZC525ISG5JKOFZ0ZKLW3WQJ3SA3/-2E%5G%5TW5A 6+O6XL6Q3QR$P*NIV1JGNSY-B1OVG4FD.B4JBWD9C7KDAD-TL9JAH-B099BYOL.RQ443.L73CF/8BYOH2U+JP9PUG12*2A942W5A2184.1+4BG+SB.V Q5FN96J0EH0PZBWYQ1RM8ZAUZ4+FJE 4Y3LL/II 0OC9JU0D0HT0HB2PR788FFA.D90I/EL6KKYHIL4OTJLGY8/.DV2MGDIK3MXGG HG4HGBIK6IAN$30JAXD16IASD9M82+00QI0YE9/MVJ9S3ZCH13H0D3ZCL4JMYAZ+S-A5$XKX6TVTCZW4P-A63HNNVR*G0C7PHBO337.GCEB+BNO3H96C 1H472U 1Y7N5R1CTBERTJYN*:V+HGA5CFIN9ALEGWA7G4WA%MDWYQPSGGC32YQPFPMJUL9SNBE71HUDI21TKFMTCF$7IM-F%GK%GD68GY*5KS0+A48XG",
            versions: [12, 15, 18, 20]),
        Vector(
            payload:
                "HC1:NCFOXN%TSMAHN-H1YS-DP$XV 9T3 BM52XGP1WGZC525ISG5JKOFZ0ZKLW3WQJ3SA3/-2E%5G%5TW5A 6+O6XL6Q3QR$P*NIV1J: 2Q+UMDRQ*N8%M*NI-9I739I%KF%N1CM-/P5G1:.19+LZY9P8QSA9TTEUXM*ZEZY9AKPCPPNF6$76QW6%PQY46VR5VVB5VA81K0ECM8CXVDC8C90JK.A+ C/8DXEDM8CC8CHOJ+PB/VSQOL9DLSWCZ3EBKDVIJ7UJQWT.+S1QD400Q:GU1J9B9LGFUE9.959B9-V4EPA*P1.T1PHG0$499TMX3.XIKXB8UJ06J9UBSVAXCIF4LEIIPBJ NIJZI+EBPU3G*S2U2V8TQEDK8CQY2J1DCQSLQ3L8GK23J09Q77L F1V61%IR*SMD70N87ZSFUN2TPR7NMS55S3$W5C6JPT5CD5/U67P7S61+:M2SMM81X8LUOEKB3EH7ZMV2VT/HDIPB4WMM6Q99WZN214DKMF",
            versions: [12, 14, 17, 20]),
        Vector(
            payload:
                "HC1:NCFOXN%TSMAHN-H1YS-DP$XV 9T3 BM520HP1WGZC525IQJ5Y4WFZ0.LLE4FRQ1:ZH6I1$4JV7J$%25I3KC3183/9TL4T.B9NVP6X70PS69U KP8EFEB9R6W9NTK-OP73S4FWN5F2DQ+RT5BQT4N-JGIIZ0K0LIVUSHHD69UVBD*USGCTWZJ$7K$JCNED2NJN6RVH57Q4UYQD*O%+Q.SQBDOBKLP64-HQ/HQ+DR-DP-3AKZ53LEDTUNG18+ER.57Q9Q$95:UENEUW6646846276PR6KK9%OCUF5LDC+G9QJPNF67J6JZ6LEQ2G6PK9//0.W7IWM0EP8L6IWMW KAHA508XIORW6%5L1K4BD7ZG8CU6O8QGU68ORJSPAEQ6+PDI5YW61ZOUJ3I.A8BH2FN+%B7GT67L7PVBJN5 6ZSK J3AZ70PRNLLR1TZ08V4SJTJNXHV.T$ASEYRFBNUWA*93 MQB1BM6OZZRY-FDPJX:SE7LIBS:T6B$EG-35BUP1H",
            versions: [12, 14, 17, 20]),
    ]
}
