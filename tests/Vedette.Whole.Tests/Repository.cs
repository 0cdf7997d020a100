using System.Reflection;

namespace Vedette.Whole.Tests;

/// <summary>Where the tests find the files of the project that they read at run time.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);
}
