using Microsoft.Playwright;

namespace Vedette.Whole.Tests.Browser;

/// <summary>Debian's Chromium, driven by Playwright. Each test opens a window of its own with nothing remembered.</summary>
public sealed class RealBrowser : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        try
        {
            browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        catch (PlaywrightException missing)
        {
            throw new InvalidOperationException("The tests in a browser need Chromium: apt-get install chromium.", missing);
        }
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A window on a workbench. What takes longer than 20 seconds has failed.</summary>
    /// <param name="script">False: scripts do not run.</param>
    /// <param name="reading">True: the page's content security policy is set aside, so that a test may put a script of its own into it.</param>
    public async Task<IPage> OpenAsync(string address, bool script = true, bool reading = false)
    {
        var window = await browser.NewContextAsync(new() { BaseURL = address, JavaScriptEnabled = script, BypassCSP = reading, ViewportSize = new() { Width = 1400, Height = 1000 } });
        window.SetDefaultTimeout(20_000);
        return await window.NewPageAsync();
    }
}
