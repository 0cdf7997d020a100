using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Vedette.Web.Api;

/// <summary>
/// An answer in JSON, written by the same writers as the verbs' output. Its ETag is a hash of what it says: a client that has it already is answered 304 without it.
/// </summary>
/// <param name="location">Where what was made, or is being made, is found; null: here.</param>
internal sealed class Written(ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK, string? location = null) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => status;
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(json.Span)[..16])}\"");

    public static Written Of(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK, string? location = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return new(buffer.WrittenMemory, status, location);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (status == StatusCodes.Status200OK && Tags.AnswerHeld(httpContext, Tag)) return Task.CompletedTask;
        response.GetTypedHeaders().ETag = Tag;
        response.Headers.CacheControl = "private, no-cache";
        if (location is not null) response.Headers.Location = location;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(JsonElement), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
    }
}
