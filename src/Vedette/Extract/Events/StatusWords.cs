using System.Collections.Frozen;

namespace Vedette.Extract;

/// <summary>Lemmas that tell how a sentence holds what hangs on them.</summary>
internal static class StatusWords
{
    public static readonly FrozenSet<string> Saying = Set("say tell inform assure notify remind announce report state declare add note claim insist warn explain reveal disclose confirm maintain acknowledge indicate predict believe think allege argue quote assert reiterate stress write");

    /// <summary>Of one who means to do it, or of the word or deed that fixes it.</summary>
    public static readonly FrozenSet<string> Intending = Set("plan intend intention intent prepare preparation vow pledge promise agree want ready readiness willing willingness prepared poise offer commit committed commitment decide decision consider hope aim ambition propose proposal swear mull contemplate seek wish undertake determined poised set threaten threat expect order vote bent about due desire resolve");

    /// <summary>What hangs on these did not come to pass, or is said not to have.</summary>
    public static readonly FrozenSet<string> Refusing = Set("deny denial refuse refusal reject decline fail failure stop avoid avoidance cease prevent thwart foil avert halt abstain refrain forbid prohibit ban abandon shelve scrap doubt deter dissuade unable");

    /// <summary>Only with a "from" behind them: "kept it from attacking", not "kept attacking".</summary>
    public static readonly FrozenSet<string> Withholding = Set("keep hold bar stay shy desist");

    public static readonly FrozenSet<string> Accusing = Set("accuse allege accusation allegation rumour rumor suspicion suspect suspected supposed supposedly purported purportedly alleged allegedly reported reportedly apparently");

    public static readonly FrozenSet<string> Supposing = Set("potential potentially possible possibly hypothetical feared future likely eventual threatened imminent would-be expected unlikely fear risk possibility prospect likelihood chance scenario model case danger speculate speculation imagine suppose assume simulate simulation contingency wargame worry dread perhaps maybe probably conceivable idea notion able capable ability capacity capability means potential tempt temptation reckon novel film");

    /// <summary>Put a question: "asked whether", "it is unclear whether".</summary>
    public static readonly FrozenSet<string> Asking = Set("ask question wonder inquire enquire know tell doubt determine establish investigate examine check see find unclear unknown uncertain open issue");

    public static readonly FrozenSet<string> False = Set("false untrue baseless groundless unfounded fabrication fabricated lie fiction myth nonsense hoax");

    /// <summary>Said of something that is there: "the blockade may last".</summary>
    public static readonly FrozenSet<string> Going = Set("last continue end persist resume sustain drag worsen spread escalate intensify ease");

    /// <summary>A phrase behind these is told as known.</summary>
    public static readonly FrozenSet<string> Behind = Set("after following despite amid amidst since during over regarding concerning because");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
