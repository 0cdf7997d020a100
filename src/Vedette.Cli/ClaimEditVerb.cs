using System.CommandLine;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Relate;

namespace Vedette.Cli;

/// <summary><c>vedette claims edit ID</c>: what a person holds a claim to say in place of the program's reading.</summary>
internal static class ClaimEditVerb
{
    public static Command Create()
    {
        var id = Recording.IdArgument("claim");
        var speaker = Recording.Text("--speaker", "Who says it; \"\" takes the name away.", "NAME");
        var type = Word<SpeakerType>("--type", "What kind of speaker it is", "TYPE");
        var kind = Word<ClaimKind>("--kind", "What kind of speech it is", "KIND");
        var certainty = Word<Certainty>("--certainty", "How sure the speaker sounds", "LEVEL");
        var polarity = Word<Polarity>("--polarity", "Whether it says that it is so", "POLARITY");
        var condition = Recording.Text("--condition", "On what condition, in words of the report; \"\" takes it away.", "WORDS");
        var said = Recording.Text("--said", "When it was said: 2025-12-19, 2025-12 or 2025; \"\" where it is not told.", "DATE");
        var content = Recording.Texts("--content", "What is said, in words of the report, a part each.", "WORDS");
        var (note, by, store, json) = (Recording.Text("--note", "Why."), Recording.ByOption(), StoreVerb.StoreOption(), StoreVerb.JsonOption());
        var command = new Command("edit", "Edit what a claim says. The program's reading stays on record; 'claims decide ID proposed' takes the edit back.") { id, speaker, type, kind, certainty, polarity, condition, said, content, note, by, store, json };
        command.SetAction((parse, cancel) => Verb.RunAsync(() =>
        {
            var draft = new ClaimEditDraft(parse.GetValue(speaker), parse.GetValue(type), parse.GetValue(kind), parse.GetValue(certainty), parse.GetValue(polarity), parse.GetValue(condition), parse.GetValue(said),
                parse.GetValue(content) is { Length: > 0 } parts ? [.. parts] : null);
            return ClaimDeciding.RunAsync(parse.GetValue(store)!, parse.GetValue(id)!, parse.GetValue(json), (reading, claim, faults) => draft.Finish(reading, claim, faults) is { } edit
                ? ClaimDecisions.Edit(claim.Id, edit, parse.GetValue(by)!, TimeProvider.System.GetUtcNow(), parse.GetValue(note)) : null, cancel);
        }));
        return command;
    }

    private static Option<string?> Word<T>(string name, string description, string help) where T : struct, Enum
    {
        var option = Recording.Text(name, $"{description}: {string.Join(", ", Codes.WordsOf<T>())}.", help);
        option.AcceptOnlyFromAmong([.. Codes.WordsOf<T>()]);
        return option;
    }
}
