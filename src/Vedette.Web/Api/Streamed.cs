using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;
using Vedette.Web.Hosting;

namespace Vedette.Web.Api;

/// <summary>
/// A long answer that is sent while it is made. Its writer knows streams that wait only; it has a thread of its own and a pipe to the client, which holds it back when
/// the client is slow: what lies in memory does not grow with the answer.
/// </summary>
/// <param name="fileName">Under which a browser keeps it; null: shown in place.</param>
/// <param name="tag">The same as long as the answer is.</param>
internal sealed class Streamed(string type, string? fileName, EntityTagHeaderValue tag, Action<Stream, CancellationToken> write) : IResult, IContentTypeHttpResult
{
    private const int Full = 1 << 18;

    public string? ContentType => type;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (Tags.AnswerHeld(httpContext, tag)) return;
        var response = httpContext.Response;
        response.ContentType = type;
        if (fileName is not null) response.GetTypedHeaders().ContentDisposition = new("attachment") { FileName = fileName };
        if (Methods.IsHead(httpContext)) return;
        var seats = httpContext.RequestServices.GetRequiredService<Seats>().Exports;
        if (!await seats.WaitAsync(0).ConfigureAwait(false))
        {
            response.Headers.Clear();
            response.Headers.RetryAfter = "5";
            await Answers.RefuseAsync(httpContext, WebFault.TooMany("take exports", Seats.MostExports)).ConfigureAwait(false);
            return;
        }
        try
        {
            await SendAsync(response.BodyWriter, httpContext.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            seats.Release();
        }
    }

    private async Task SendAsync(PipeWriter client, CancellationToken cancel)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: Full, resumeWriterThreshold: Full / 2, useSynchronizationContext: false));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var making = Task.Factory.StartNew(() => Make(pipe.Writer, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await pipe.Reader.CopyToAsync(client, cancel).ConfigureAwait(false);
        }
        finally
        {
            // Whoever stopped reading: the writer is let go from its wait and ends at its next record.
            await stop.CancelAsync().ConfigureAwait(false);
            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
            await making.ConfigureAwait(false);
        }
    }

    private void Make(PipeWriter pipe, CancellationToken cancel)
    {
        try
        {
            using (var stream = pipe.AsStream(leaveOpen: true)) write(stream, cancel);
            pipe.Complete();
        }
        catch (Exception failure)
        {
            // It comes out where the pipe is read.
            pipe.Complete(failure);
        }
    }
}
