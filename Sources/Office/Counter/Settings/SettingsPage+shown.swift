import Pages
import Press
import Records
import Store
import Web

extension SettingsPage {
    /// What a unit says, offers and keeps, with what was wrong about the last change.
    init(
        _ picker: UnitPicker, _ terms: UnitTerms, _ fault: SettingsFault, catalogue: Catalogue,
        mostHours: Int, shown: String, in language: Language
    ) {
        let words = UnitWords(of: catalogue).fields.map { field in
            (field.isShared, Word(field, terms, fault, locality: catalogue.locality, in: language))
        }
        self.picker = picker
        shared = words.filter(\.0).map(\.1)
        others = words.filter { !$0.0 }.map(\.1)
        hasFaultInOthers = others.contains { $0.fault != nil }
        wordsFault = fault.words[""].map(language.text)
        let choices = terms.choices
        let offers = { (kind: RecordKind) in
            catalogue.templates.filter { $0.kind == kind }.map { template in
                Offer(
                    id: template.id, title: language.text(template.title),
                    isOffered: choices.offers(template.id), isShown: template.id == shown)
            }
        }
        (ofPersons, ofVenues) = (offers(.citizen), offers(.venue))
        hasOwnOffers = terms.own.templates != nil
        offersFault = fault.offers.map(language.text)
        hasOwnLogo = terms.own.logo != nil
        hasLogo = choices.logo != nil
        logoFault = fault.logo.map(language.text)
        logoReason = fault.logoReason
        keepHours = fault.hours ?? terms.own.keepHours.map(String.init) ?? ""
        self.mostHours = mostHours > 0 ? mostHours : nil
        inheritedHours = min(mostHours, terms.inherited.keepHours ?? mostHours)
        keepFault = fault.keep.map(language.text)
        self.shown = shown
    }
}

extension SettingsPage.Word {
    fileprivate init(
        _ field: UnitWords.Field, _ terms: UnitTerms, _ fault: SettingsFault, locality: Locality?,
        in language: Language
    ) {
        name = field.name
        label = language.text(field.meaning)
        let kept = terms.ownWords[field.name] ?? ""
        own = fault.typed.map { $0[field.name] ?? "" } ?? kept
        isOwn = !kept.isEmpty
        let blank = Wording(vi: "để trống", en: "nothing")
        if let (text, unit) = terms.inherited(field.name) {
            (inherited, origin) = ("“\(text)”", unit)
        } else if let text = locality?.fields[field.name], !text.isEmpty, let locality {
            (inherited, origin) = ("“\(text)”", language.text(locality.title))
        } else {
            inherited =
                field.initial.isEmpty
                ? language.text(blank) : field.initial.map { "“\($0)”" }.joined(separator: " / ")
            origin = language.text(Wording(vi: "lời có sẵn của mẫu", en: "the template's own"))
        }
        isYesOrNo = field.name == Template.mask
        (isYes, isNo) = (own == "yes", own == "no")
        isLong = !isYesOrNo && max(inherited.count, own.count) > 70
        self.fault = fault.words[field.name].map(language.text)
    }
}
