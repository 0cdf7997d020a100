using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Read;

namespace Vedette.Tests.Read;

public class ContentCodingTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"Barge {i} passed the lock. ")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("GZIP , br")]
    [InlineData("identity")]
    [InlineData("")]
    public void What_is_packed_is_unpacked(string coding)
    {
        var (bytes, state) = ContentCoding.Undo(Packed(Body, coding), coding, Body.Length);
        state.ShouldBe(Unpacking.Whole);
        bytes.ToArray().ShouldBe(Body);
    }

    [Fact]
    public void Deflate_without_its_wrapping_is_unpacked_too()
    {
        var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(Body);
        ContentCoding.Undo(packed.ToArray(), "deflate", Body.Length).Bytes.ToArray().ShouldBe(Body);
    }

    [Fact]
    public void Plain_text_that_is_said_to_be_gzip_is_taken_as_it_is()
    {
        var (bytes, state) = ContentCoding.Undo(Body, "gzip", Body.Length);
        (state, bytes.Span.SequenceEqual(Body)).ShouldBe((Unpacking.Whole, true));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void What_is_damaged_is_told(string coding)
    {
        // By its check sum; br has none.
        byte[] packed = Packed(Body, coding);
        packed.AsSpan(packed.Length / 2, 40).Fill(0xFF);
        ContentCoding.Undo(packed, coding, Body.Length * 2).State.ShouldBe(Unpacking.Broken);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void Of_what_ends_early_the_beginning_stands(string coding)
    {
        byte[] packed = Packed(Body, coding);
        var (bytes, _) = ContentCoding.Undo(packed.AsMemory(0, packed.Length * 3 / 4), coding, Body.Length);
        Body.AsSpan().StartsWith(bytes.Span).ShouldBeTrue();
        bytes.Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public void A_bomb_is_given_up_at_the_bound(string coding)
    {
        var (bytes, state) = ContentCoding.Undo(Packed(new byte[30_000_000], coding), coding, 1_000_000);
        state.ShouldBe(Unpacking.TooLong);
        bytes.Length.ShouldBeLessThanOrEqualTo(1_000_000);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip, gzip")]
    public void What_is_packed_in_another_way_is_told(string coding) => ContentCoding.Undo(Body, coding, Body.Length).State.ShouldBe(Unpacking.Unknown);

    [Fact]
    public void Any_bytes_with_any_coding_give_a_state_and_never_an_exception() =>
        Prop.ForAll(Gen.Elements("gzip", "deflate", "br", "gzip, br").ToArbitrary(), ArbMap.Default.ArbFor<byte[]>(), (coding, bytes) => ContentCoding.Undo((byte[])[.. coding[0] == 'g' ? ContentCoding.GzipMark : [], .. bytes], coding, 100_000).Bytes.Length <= 100_000).QuickCheckThrowOnFailure();

    [Fact]
    public void A_body_that_asks_for_a_dictionary_is_broken() => ContentCoding.Undo((byte[])[0x78, 0xBB, 1, 2, 3, 4, 5, 6], "deflate", 100).State.ShouldBe(Unpacking.Broken);

    private static byte[] Packed(byte[] body, string codings)
    {
        foreach (string coding in codings.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var packed = new MemoryStream();
            using (Stream stream = coding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
                "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                _ => new BufferedStream(new MemoryStream()),
            }) stream.Write(body);
            if (packed.Length > 0) body = packed.ToArray();
        }
        return body;
    }
}
