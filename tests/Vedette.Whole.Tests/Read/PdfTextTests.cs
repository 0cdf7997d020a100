using Vedette.Outside;
using Vedette.Read;

namespace Vedette.Whole.Tests.Read;

public sealed class PdfTextTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly byte[] Paper = PdfPages.Of("Grain barges wait at the lock",
        ["Harbour Review", "", "Grain barges wait at the lock", "", "May 2024", "", "The harbour master of Orsk said on Tuesday that the lock would stay closed until", "the new gates are certified. The ministry denied it and spoke of the trans-", "", "", "1"],
        ["Harbour Review", "", "port of grain, which would resume within a week.", "", "2"]);

    private readonly string root = Directory.CreateTempSubdirectory("vedette-pdf-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task<List<Fetched>> Fetch(string name, byte[] bytes)
    {
        string path = Path.Combine(root, name);
        File.WriteAllBytes(path, bytes);
        List<Fetched> found = [];
        await foreach (var fetched in new UnfoldingFetch(new FileFetch()).FetchAsync(path, None)) found.Add(fetched);
        return found;
    }

    [Fact]
    public async Task A_paper_is_read_with_its_pages_its_title_its_author_and_its_day()
    {
        var document = DocumentReader.Read((await Fetch("paper.pdf", Paper)).ShouldHaveSingleItem());
        document.Faults.ShouldBeEmpty();
        document.Title.ShouldBe("Grain barges wait at the lock");
        document.Authors.ShouldBe(["Anna Holm"]);
        document.Published.Iso.ShouldBe("2024-05-07");
        document.Text.ShouldContain("the transport of grain, which would resume within a week.");
        document.PageStarts.Length.ShouldBe(2);
        document.Furniture.Where(f => f.Kind is "running_head").Select(f => f.Span.Of(document.Text)).ShouldBe(["Harbour Review", "Harbour Review"]);
    }

    [Fact]
    public async Task The_id_of_a_paper_is_that_of_its_bytes()
    {
        var item = (await Fetch("paper.pdf", Paper)).Single();
        DocumentReader.Read(item).Id.ShouldBe(DocumentReader.Read(item with { Paper = null }).Id);
    }

    [Fact]
    public async Task A_locked_paper_a_damaged_one_and_one_without_words_say_so()
    {
        DocumentReader.Read((await Fetch("locked.pdf", PdfPages.Locked(["x"]))).Single()).Faults.Single().Code.ShouldBe("W151");
        DocumentReader.Read((await Fetch("damaged.pdf", Paper[..300])).Single()).Faults.Single().Code.ShouldBe("W152");
        DocumentReader.Read((await Fetch("pictures.pdf", PdfPages.Of("", [""]))).Single()).Faults.Single().Code.ShouldBe("W154");
    }

    [Fact]
    public async Task Without_pdftotext_the_fault_names_the_package()
    {
        var fault = (await PdfText.WithTextAsync(new Fetched("paper.pdf", Paper), program: null, TimeSpan.FromSeconds(60), None)).Fault.ShouldNotBeNull();
        fault.Code.ShouldBe("W150");
        fault.Message.ShouldContain("poppler-utils");
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        string program = Path.Combine(root, "hangs"), told = Path.Combine(root, "pid");
        File.WriteAllText(program, $"#!/bin/sh\necho $$ > '{told}.tmp'\nmv '{told}.tmp' '{told}'\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // The limit runs on the clock; it ends the program whenever it is reached, however far it has come.
        (await PdfText.WithTextAsync(new Fetched("paper.pdf", Paper), program, TimeSpan.FromSeconds(2), None)).Fault.ShouldNotBeNull().Code.ShouldBe("W153");
        if (File.Exists(told)) IsRunning(int.Parse(File.ReadAllText(told))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_paper_passes_as_it_is()
    {
        var item = new Fetched("a.txt", "The lock is open."u8.ToArray());
        (await PdfText.WithTextAsync(item, None)).ShouldBeSameAs(item);
    }

    /// <summary>A process that has ended may stay in the table until it is asked after.</summary>
    private static bool IsRunning(int id)
    {
        string state = $"/proc/{id}/stat";
        try
        {
            return File.Exists(state) && File.ReadAllText(state).Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
