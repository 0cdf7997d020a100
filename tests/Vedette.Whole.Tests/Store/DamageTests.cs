using Vedette.Model;
using Vedette.Outside;
using Vedette.Whole.Tests.Writer;

namespace Vedette.Whole.Tests.Store;

/// <summary>A damaged file gives a numbered failure or, where the damage does not matter, exactly what was written: never other content, never a crash.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Count = 25;
    private readonly StoreFolder folder = new();

    private async Task<byte[]> MakeFile()
    {
        await using (var store = folder.Make())
            for (int n = 0; n < Count; n++) await store.AddAsync(Readings.At(3, n, 6), StoreFolder.Now, default);
        return await File.ReadAllBytesAsync(folder.Path);
    }

    /// <summary>The code of the failure, or null when all came back as it was written.</summary>
    private static async Task<string?> ReadAll(string path)
    {
        try
        {
            await using var store = SqliteStore.Open(path, TimeProvider.System, TimeSpan.FromMilliseconds(50));
            var kept = await store.ReadingsAsync(default);
            await store.SearchAsync("convoy minister", 5, default);
            kept.Count.ShouldBe(Count);
            for (int n = 0; n < Count; n++) Canonical.Of(kept[n]).ShouldBe(Canonical.Of(Readings.At(3, n, 6)));
            return null;
        }
        catch (VedetteException e)
        {
            return e.Code;
        }
    }

    [Fact]
    public async Task A_flipped_byte_in_the_header_is_told_or_does_not_matter()
    {
        byte[] sound = await MakeFile();
        var codes = new Dictionary<int, string?>();
        for (int at = 0; at < 100; at++)
        {
            byte[] file = [.. sound];
            file[at] ^= 0xFF;
            string path = folder.At($"header-{at}.db");
            await File.WriteAllBytesAsync(path, file);
            codes[at] = await ReadAll(path);
        }
        for (int at = 0; at < 16; at++) codes[at].ShouldBe("W303", $"the magic words, byte {at}");
        for (int at = 68; at < 72; at++) codes[at].ShouldBe("W303", $"the mark of a store, byte {at}");
        codes.Values.Distinct().ShouldBeSubsetOf([null, "W303"]);
    }

    [Fact]
    public async Task A_flipped_byte_anywhere_is_told_or_does_not_matter()
    {
        byte[] sound = await MakeFile();
        var random = new Random(7);
        int told = 0;
        string path = folder.At("flipped.db");
        for (int round = 0; round < 300; round++)
        {
            byte[] file = [.. sound];
            int at = random.Next(100, file.Length);
            file[at] ^= (byte)random.Next(1, 256);
            foreach (string old in Directory.GetFiles(folder.Root, "flipped.db*")) File.Delete(old);
            await File.WriteAllBytesAsync(path, file);
            string? code = await ReadAll(path);
            code.ShouldBeOneOf([null, "W301", "W302", "W303"], $"byte {at}");
            if (code is not null) told++;
        }
        // The others fell into free space, into an index that this reading does not use, or into the search words.
        told.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_file_cut_short_is_told()
    {
        byte[] sound = await MakeFile();
        foreach (double share in new[] { 0.999, 0.9, 0.5, 0.1, 0.01, 0.0001 })
        {
            string path = folder.At($"cut-{share}.db");
            await File.WriteAllBytesAsync(path, sound[..(int)(sound.Length * share)]);
            (await ReadAll(path)).ShouldBe("W303", $"{share}");
        }
        string empty = folder.At("empty.db");
        await File.WriteAllBytesAsync(empty, []);
        (await ReadAll(empty)).ShouldBe("W306");
    }

    [Fact]
    public async Task A_text_that_was_changed_in_the_file_is_told_though_every_page_is_sound()
    {
        await MakeFile();
        StoreFolder.Run(folder.Path, "UPDATE claims SET certainty = CASE certainty WHEN 'certain' THEN 'possible' ELSE 'certain' END WHERE seq = 7");
        (await ReadAll(folder.Path)).ShouldBe("W303");
    }

    [Fact]
    public async Task A_claim_that_was_removed_from_the_file_is_told()
    {
        await MakeFile();
        StoreFolder.Run(folder.Path, "DELETE FROM claims WHERE seq = 7");
        (await ReadAll(folder.Path)).ShouldBe("W303");
    }

    public void Dispose() => folder.Dispose();
}
