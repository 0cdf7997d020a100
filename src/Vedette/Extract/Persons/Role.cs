using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vedette.Extract;

/// <summary>What somebody is, by office or calling: "Dutch prime minister", "director of the National Security Bureau".</summary>
/// <param name="Words">In small letters, brought to one form, with what they imply: an ambassador is a diplomat and an official.</param>
/// <param name="Bodies">The bodies that the role belongs to, by every name the text or the table gives them, in small letters.</param>
/// <param name="IsFormer">Left by the day of the document; null when that is not known.</param>
/// <param name="Told">In words for a reader.</param>
/// <param name="IsListed">From the table of offices, not from the text.</param>
internal sealed record Role(IReadOnlySet<string> Words, IReadOnlySet<string> Bodies, string? Country, bool? IsFormer, string Told, bool IsListed)
{
    /// <summary>What a word stands beside or implies, by the word that is written.</summary>
    private static readonly FrozenDictionary<string, string[]> Implied = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["spokesman"] = ["spokesperson"], ["spokeswoman"] = ["spokesperson"], ["spokesperson"] = ["official"],
        ["chairman"] = ["chair"], ["chairwoman"] = ["chair"], ["chairperson"] = ["chair"], ["chair"] = ["leader", "chief"],
        ["director-general"] = ["director"], ["director"] = ["chief"], ["head"] = ["chief"], ["boss"] = ["chief"], ["chief"] = ["head", "director", "boss", "official"],
        ["commissioner"] = ["official"], ["spymaster"] = ["chief", "intelligence", "spy"], ["spy"] = ["intelligence"],
        ["premier"] = ["prime", "minister", "leader"], ["president"] = ["leader", "politician"], ["chancellor"] = ["leader", "politician"], ["monarch"] = ["leader"], ["king"] = ["monarch"],
        ["minister"] = ["official", "politician", "chief"], ["governor"] = ["official", "politician"], ["mayor"] = ["official", "politician"],
        ["senator"] = ["lawmaker"], ["congressman"] = ["lawmaker"], ["congresswoman"] = ["lawmaker"], ["mp"] = ["lawmaker"], ["legislator"] = ["lawmaker"], ["lawmaker"] = ["legislator", "politician"],
        ["ambassador"] = ["envoy"], ["envoy"] = ["diplomat"], ["consul"] = ["diplomat"], ["diplomat"] = ["official"],
        ["adviser"] = ["advisor"], ["advisor"] = ["adviser", "aide", "official"], ["aide"] = ["official"], ["negotiator"] = ["official"],
        ["general"] = ["officer"], ["admiral"] = ["officer"], ["colonel"] = ["officer"], ["major"] = ["officer"], ["captain"] = ["officer"], ["lieutenant"] = ["officer"], ["marshal"] = ["officer"], ["brigadier"] = ["officer"],
        ["commander"] = ["officer", "chief"], ["officer"] = ["soldier"],
        ["professor"] = ["academic", "scholar"], ["scholar"] = ["academic", "expert"], ["analyst"] = ["expert"], ["researcher"] = ["expert", "scholar"], ["fellow"] = ["expert", "analyst"], ["economist"] = ["expert"], ["historian"] = ["expert", "scholar"],
        ["defence"] = ["defense"], ["founder"] = ["chief"], ["editor"] = ["journalist"], ["reporter"] = ["journalist"], ["correspondent"] = ["journalist", "reporter"], ["leader"] = ["head"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The role that these words tell, with what they imply.</summary>
    public static Role Of(IEnumerable<string> words, IEnumerable<string> bodies, string? country, bool? isFormer, string told, bool isListed = false)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in words) Take(all, word);
        // A pair of words is an office of its own: a secretary of state is a minister, a secretary-general is none and no general.
        if (all.Contains("secretary") && (all.Contains("general") || all.Contains("secretary-general"))) { all.ExceptWith(["general", "officer", "soldier"]); Take(all, "chief"); Take(all, "leader"); }
        else if (all.Contains("secretary") && (all.Contains("state") || all.Contains("foreign") || all.Contains("defense") || all.Contains("home") || all.Contains("treasury"))) Take(all, "minister");
        if (all.Contains("attorney") || all.Contains("consul")) all.ExceptWith(["general", "officer", "soldier"]);
        if (all.Contains("prime")) { Take(all, "premier"); Take(all, "leader"); all.ExceptWith(["chief"]); }
        if ((all.Contains("foreign") && all.Contains("minister")) || (all.Contains("secretary") && all.Contains("state"))) Take(all, "diplomat");
        // "The bureau chief" is the chief of the National Security Bureau.
        string[] named = [.. bodies];
        foreach (string body in named) all.UnionWith(RoleReader.Plain(body).Split(' '));
        return new(all, BodiesOf(named), country, isFormer, told, isListed);
    }

    /// <summary>Whether the one who has this role may be called so. The country is left to the caller where the role has none.</summary>
    public bool Answers(RoleCall call) =>
        Words.Contains(call.Head) && call.Modifiers.All(m => Words.Contains(m) || Bodies.Contains(m)) && (call.Bodies.IsEmpty || call.Bodies.Any(IsOf))
        && (call.Country is null || Country is null || call.Country == Country) && (call.IsFormer ? IsFormer is not false : !(IsListed && IsFormer is true));

    private bool IsOf(string body) => BodiesOf([body]).Overlaps(Bodies);

    private static void Take(HashSet<string> all, string word)
    {
        if (!all.Add(word)) return;
        foreach (string implied in Implied.GetValueOrDefault(word, [])) Take(all, implied);
    }

    /// <summary>A body's name and its initials: "national security bureau", "nsb".</summary>
    private static HashSet<string> BodiesOf(IEnumerable<string> bodies)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (string body in bodies)
        {
            all.Add(RoleReader.Plain(body));
            if (NameForms.Initials(body) is { Length: > 1 } initials) all.Add(RoleReader.Plain(initials));
        }
        return all;
    }
}

/// <summary>Words that call somebody by a role and no name: "the former Dutch prime minister".</summary>
/// <param name="Head">The noun, in small letters.</param>
/// <param name="Modifiers">The words that tell which one of those who share the noun.</param>
internal sealed record RoleCall(string Head, ImmutableArray<string> Modifiers, ImmutableArray<string> Bodies, string? Country, bool IsFormer)
{
    /// <summary>It says no more than the noun: "the minister".</summary>
    public bool IsBare => Modifiers.IsEmpty && Bodies.IsEmpty && Country is null && !IsFormer;
}
