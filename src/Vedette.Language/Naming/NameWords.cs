namespace Vedette.Language;

/// <summary>Words that tell what a capitalised phrase names.</summary>
internal static class NameWords
{
    /// <summary>What public bodies are called in every country.</summary>
    public static bool IsBody(ReadOnlySpan<char> word) => word is "Ministry" or "Department" or "Agency" or "Bureau" or "Council" or "Committee" or "Commission" or "Parliament" or "Congress" or "Senate" or "Assembly"
        or "Embassy" or "Consulate" or "Navy" or "Army" or "Fleet" or "Corps" or "Command" or "Guard" or "Force" or "Forces" or "Court" or "Directorate" or "Treasury" or "Cabinet" or "Secretariat";

    /// <summary>What bodies are for, which their names join by "and".</summary>
    public static bool IsField(ReadOnlySpan<char> word) => word is "Affairs" or "Trade" or "Security" or "Defense" or "Defence" or "Justice" or "Finance" or "Health" or "Education" or "Transport" or "Energy" or "Commerce" or "Labour" or "Labor" or "Agriculture" or "Culture"
        or "Science" or "Technology" or "Industry" or "Housing" or "Development" or "Intelligence" or "Economy";

    /// <summary>Words that are written large at the head of a sentence only.</summary>
    public static bool IsFunction(ReadOnlySpan<char> word) => word is "The" or "A" or "An" or "In" or "On" or "At" or "By" or "For" or "From" or "To" or "With" or "As" or "If" or "But" or "And" or "Or" or "When" or "While" or "After" or "Before" or "This" or "That" or "These"
        or "Its" or "His" or "Her" or "Their" or "Our" or "Under" or "Since" or "Says" or "Said";

    /// <summary>Military units, which are written small as often as not.</summary>
    public static bool IsUnit(ReadOnlySpan<char> word) => word is "fleet" or "Fleet" or "brigade" or "Brigade" or "division" or "Division" or "regiment" or "Regiment" or "corps" or "squadron" or "Squadron" or "flotilla" or "Flotilla" or "battalion" or "Battalion";

    /// <summary>7th, 21st, Seventh.</summary>
    public static bool IsOrdinal(ReadOnlySpan<char> word) =>
        (word.Length > 2 && char.IsDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th") || word is "First" or "Second" or "Third" or "Fourth" or "Fifth" or "Sixth" or "Seventh" or "Eighth" or "Ninth" or "Tenth";

    /// <summary>Titles that a person's name follows at once.</summary>
    public static bool IsOffice(ReadOnlySpan<char> word) => word is "Minister" or "President" or "Senator" or "Secretary" or "Ambassador" or "Premier" or "Chancellor" or "Governor" or "spokesman" or "spokeswoman" or "spokesperson" or "Spokesman" or "Spokeswoman" or "Spokesperson"
        or "Gen." or "Adm." or "Col." or "Sen." or "Rep." or "Gov." or "Admiral" or "Director-General" or "Mr." or "Mrs." or "Ms." or "Dr." or "Prof." or "Professor";

    /// <summary>What a secretary or a minister is of.</summary>
    public static bool IsBrief(ReadOnlySpan<char> word) => word is "State" or "Defense" or "Defence" or "War" or "Foreign";

    /// <summary>Short forms of organisations that are as often something else: who, a retweet, a file type.</summary>
    public static bool IsCommonShortForm(ReadOnlySpan<char> word) => word is "RT" or "WHO" or "AU" or "MAC" or "SCO" or "FT" or "DW" or "GE" or "GM" or "VW" or "AIT" or "CIS" or "ISI" or "CMC" or "TAO" or "ANI" or "NIS" or "TPP";

    /// <summary>Organisations whose name is a word or a person's name too: they stand only where the tagger sees them.</summary>
    public static bool IsAlsoAWord(ReadOnlySpan<char> word) => word is "Amazon" or "Apple" or "Shell" or "Diet" or "Intel" or "Quad" or "Wagner" or "Dawn" or "Tesla" or "Bild" or "Guardian" or "Congress" or "Senate" or "Pravda" or "Sputnik" or "Alphabet" or "Chevron" or "Brookings";

    /// <summary>What flies or swims to its target and has its name before it: Orsk missile.</summary>
    public static bool IsMissile(ReadOnlySpan<char> word) => word is "missile" or "missiles" or "rocket" or "rockets" or "torpedo" or "torpedoes";
}
