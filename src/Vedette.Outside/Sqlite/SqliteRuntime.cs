using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Vedette.Outside;

/// <summary>
/// The SQLite library of this process. The system's <c>libsqlite3</c> gets repairs that the bundled one (3.35.5) does not,
/// so it is taken when it is at least as new and has full-text search; the bundled one runs everywhere else.
/// </summary>
/// <param name="Version">As the library tells it: <c>3.40.1</c>.</param>
/// <param name="IsSystems">Whether it came with the operating system.</param>
public sealed record SqliteRuntime(string Version, bool IsSystems)
{
    private const int BundledVersion = 3_035_005;
    private static readonly Lazy<SqliteRuntime> Loaded = new(Load);

    /// <summary>Loads the library at the first call. Every connection is opened after it.</summary>
    public static SqliteRuntime Current => Loaded.Value;

    private static SqliteRuntime Load()
    {
        nint system = FindSystems();
        if (system != 0)
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == "e_sqlite3" ? system : 0);
        Batteries_V2.Init();
        return new(raw.sqlite3_libversion().utf8_to_string(), system != 0);
    }

    /// <summary>The file it was loaded from, null when the operating system does not tell. Asks for all modules of the process: some milliseconds.</summary>
    public string? FindFile()
    {
        using var process = Process.GetCurrentProcess();
        string wanted = IsSystems ? "libsqlite3" : "e_sqlite3";
        return process.Modules.Cast<ProcessModule>().Select(m => m.FileName).FirstOrDefault(file =>
            Path.GetFileNameWithoutExtension(file).Contains(wanted, StringComparison.OrdinalIgnoreCase)
            // The managed wrapper carries the name of what it wraps.
            && !Path.GetFileName(file).StartsWith("SQLitePCLRaw", StringComparison.Ordinal));
    }

    /// <summary>A handle to the system's library, or 0. Only Linux is asked: the libraries of macOS and Windows are built with other options.</summary>
    private static nint FindSystems()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libsqlite3.so.0", Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out nint library)) return 0;
        if (NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out nint number)
            && NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out nint option)
            && Marshal.GetDelegateForFunctionPointer<VersionNumber>(number)() >= BundledVersion
            && Marshal.GetDelegateForFunctionPointer<OptionUsed>(option)("ENABLE_FTS5") != 0)
            return library;
        NativeLibrary.Free(library);
        return 0;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private delegate int OptionUsed([MarshalAs(UnmanagedType.LPStr)] string name);
}
