using Vedette.Outside;
using Vedette.Whole.Tests.Store;

namespace Vedette.Whole.Tests.Relate;

/// <summary>What a person is shown of names, and says of them, on the command line.</summary>
public sealed class EntitiesVerbTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Names_to_decide_on_are_listed_and_what_is_said_of_them_holds()
    {
        await using (var store = folder.Make()) await NamedReports.FillAsync(store);
        var (code, output, error, _) = Vedette("entities");
        code.ShouldBe(0, error);
        Approvals.Verify(output, "entities.approved.txt");

        var joined = Vedette("entities", "join", "Anton Belmak", "Anton Belnak", "--by", "Ada", "--note", "A slip of the pen.");
        joined.Code.ShouldBe(0, joined.Error);
        joined.Output.ShouldContain("Anton Belmak, Anton Belnak");
        joined.Output.ShouldContain("name one thing. A slip of the pen.");
        await using var opened = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await opened.PictureAsync(default))!.Entities.Single(e => e.Aliases.Contains("Anton Belnak")).Aliases.ShouldBe(["Anton Belmak", "Anton Belnak"]);
    }

    [Fact]
    public async Task What_cannot_be_said_is_told_and_nothing_is_kept()
    {
        await using (var store = folder.Make()) await NamedReports.FillAsync(store);
        Vedette("entities", "part", "Anton Belmak", "--in", "nowhere").Error.ShouldContain("W383");
        Vedette("entities", "name", "Anton Belmak", "--country", "Ardania").Error.ShouldContain("W384");
        await using var opened = SqliteStore.Open(folder.Path, TimeProvider.System);
        (await opened.DecisionsAsync(default)).ShouldBeEmpty();
    }

    private (int Code, string Output, string Error, TimeSpan Time) Vedette(params string[] arguments) => Tool.Run([.. arguments, "--store", folder.Path]);
}
