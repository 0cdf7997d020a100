using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Web.Api;
using Vedette.Web.Hosting;

namespace Vedette.Whole.Tests.Web;

public class StreamedTests
{
    private const int Row = 1_000, Rows = 20_000;

    [Fact]
    public async Task A_slow_client_holds_the_writer_back_so_that_nothing_piles_up()
    {
        var (client, context) = Client(default);
        long written = 0;
        var sending = SendAsync(context, client, () => Interlocked.Add(ref written, Row));
        await Task.Delay(300);
        Interlocked.Read(ref written).ShouldBeInRange(1, 1_000_000);
        long read = 0;
        while (true)
        {
            var part = await client.Reader.ReadAsync();
            read += part.Buffer.Length;
            client.Reader.AdvanceTo(part.Buffer.End);
            if (part.IsCompleted) break;
        }
        await sending;
        read.ShouldBe((long)Row * Rows);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_the_writer_and_leaves_its_seat()
    {
        using var gone = new CancellationTokenSource();
        var (client, context) = Client(gone.Token);
        long written = 0;
        var sending = SendAsync(context, client, () => Interlocked.Add(ref written, Row));
        await Task.Delay(100);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(20)));
        Interlocked.Read(ref written).ShouldBeLessThan((long)Row * Rows);
        context.RequestServices.GetRequiredService<Seats>().Exports.CurrentCount.ShouldBe(Seats.MostExports);
    }

    [Fact]
    public async Task What_fails_in_the_middle_is_not_taken_for_the_end()
    {
        var (client, context) = Client(default);
        int rows = 0;
        await Should.ThrowAsync<InvalidOperationException>(() => SendAsync(context, client, () =>
        {
            if (++rows == 3) throw new InvalidOperationException("the picture broke");
        }));
    }

    private static (Pipe Client, HttpContext Context) Client(CancellationToken gone)
    {
        var client = new Pipe(new PipeOptions(pauseWriterThreshold: 4096, resumeWriterThreshold: 2048));
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton<Seats>().BuildServiceProvider(), RequestAborted = gone };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(client.Writer.AsStream(leaveOpen: true)));
        return (client, context);
    }

    private static async Task SendAsync(HttpContext context, Pipe client, Action afterRow)
    {
        var answer = new Streamed("text/plain", "rows.txt", new Microsoft.Net.Http.Headers.EntityTagHeaderValue("\"rows\""), (stream, cancel) =>
        {
            byte[] row = new byte[Row];
            for (int i = 0; i < Rows; i++)
            {
                cancel.ThrowIfCancellationRequested();
                stream.Write(row);
                afterRow();
            }
        });
        await answer.ExecuteAsync(context);
        await context.Response.BodyWriter.FlushAsync();
        await client.Writer.CompleteAsync();
    }
}
