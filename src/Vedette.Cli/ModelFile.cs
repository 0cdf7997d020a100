using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Vedette.Language;

namespace Vedette.Cli;

/// <summary>A weights file as a whole: whether it is sound, and its hash.</summary>
internal static class ModelFile
{
    /// <summary>What is wrong with it, or null. The kind is taken from the file itself: which kind a stage needs, the stage checks.</summary>
    public static string? Damage(byte[] file)
    {
        int length = file.Length >= 8 ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(6)) : 0;
        string kind = file.Length >= 8 + length ? Encoding.UTF8.GetString(file, 8, length) : "";
        try
        {
            WeightsFile.Open(file, kind);
            return null;
        }
        catch (WeightsException e)
        {
            return e.Message;
        }
    }

    /// <summary>The SHA-256 of the file, as a model card names it.</summary>
    public static string Hash(byte[] file) => $"sha256 {Convert.ToHexStringLower(SHA256.HashData(file))}";
}
