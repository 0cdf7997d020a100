using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Vedette.Access;
using Vedette.Outside;
using Vedette.Web.Hosting;
using Vedette.Web.State;
using Vedette.Weigh.Sources;

namespace Vedette.Whole.Tests.Web;

/// <summary>What the keys remember, for whom, and for how long.</summary>
public class IdempotencyKeyTests
{
    private readonly HandClock clock = new();
    private readonly ServiceProvider services;
    private int done;

    public IdempotencyKeyTests() => services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(new IdempotencyKeys(clock)).BuildServiceProvider();

    [Fact]
    public async Task An_answer_is_remembered_for_a_day()
    {
        (await SendAsync("k", "a")).ShouldBe((201, "1"));
        clock.Now += TimeSpan.FromHours(23);
        (await SendAsync("k", "a")).ShouldBe((201, "1"));
        clock.Now += TimeSpan.FromHours(2);
        (await SendAsync("k", "a")).ShouldBe((201, "2"));
    }

    [Fact]
    public async Task Every_visitor_has_keys_of_its_own()
    {
        (await SendAsync("k", "a")).ShouldBe((201, "1"));
        (await SendAsync("k", "b", by: "Bea")).ShouldBe((201, "2"));
        (await SendAsync("k", "a")).ShouldBe((201, "1"));
    }

    [Fact]
    public async Task The_second_is_told_to_wait_while_the_first_is_being_done()
    {
        var hold = new TaskCompletionSource();
        var first = SendAsync("k", "a", until: hold.Task);
        var (status, told) = await SendAsync("k", "a");
        status.ShouldBe(409);
        told.ShouldContain("W734");
        hold.SetResult();
        (await first).ShouldBe((201, "1"));
        done.ShouldBe(1);
    }

    [Fact]
    public async Task What_failed_leaves_its_key_free()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => SendAsync("k", "a", until: Task.FromException(new InvalidOperationException())));
        (await SendAsync("k", "b")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Without_a_key_every_request_is_done()
    {
        await SendAsync(null, "a");
        (await SendAsync(null, "a")).ShouldBe((201, "2"));
    }

    [Fact]
    public async Task Keys_are_bounded_and_the_oldest_go_first()
    {
        for (int i = 0; i < 10_010; i++) await SendAsync($"k{i}", "a");
        done.ShouldBe(10_010);
        await SendAsync("k10009", "a");
        done.ShouldBe(10_010);
        await SendAsync("k0", "a");
        done.ShouldBe(10_011);
    }

    private async Task<(int Status, string Told)> SendAsync(string? key, string body, string by = "Ada", Task? until = null)
    {
        using var store = new Office(new MemoryStore(), Shelf.Of(null, SourceRegister.Empty), clock);
        using var scope = new ServiceCollection().AddSingleton(services.GetRequiredService<ILoggerFactory>()).AddSingleton(services.GetRequiredService<IdempotencyKeys>()).AddSingleton(new Desk(store, Visitor.Alone(by))).BuildServiceProvider();
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope };
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AddsOnce()), "add"));
        (context.Request.Method, context.Request.Path, context.Request.Body, context.Response.Body) = ("POST", "/api/v1/judgements", new MemoryStream(Encoding.UTF8.GetBytes(body)), answer);
        if (key is not null) context.Request.Headers["Idempotency-Key"] = key;
        await IdempotencyKeys.OnceAsync(context, async c =>
        {
            if (until is not null) await until;
            c.Response.StatusCode = 201;
            await c.Response.WriteAsync($"{++done}");
        });
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
