using System.ComponentModel;
using System.Diagnostics;

namespace RnnViz.EndToEnd.Tests.Programs;

/// <summary>How a program ended.</summary>
internal sealed record Outcome(int Status, string Output, string Errors)
{
    /// <summary>This, if the program ended well; else the test fails with what it said.</summary>
    public Outcome Succeeded()
    {
        Assert.True(Status == 0, $"Exit status {Status}.\n{Output}\n{Errors}");
        return this;
    }
}

/// <summary>A program that was started and is ended at the latest when this is disposed of.</summary>
internal sealed class Command : IDisposable
{
    // of a program that hangs; a slow machine does not come near it
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly string name;
    private readonly Task<string> output, errors;
    private readonly DirectoryInfo? ownState;

    /// <summary>Starts a program.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="display">What DISPLAY is for it; null for none.</param>
    /// <param name="program">Its path, or a name to be found on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    public Command(string folder, string? display, string program, params string[] arguments)
        : this(folder, display, null, program, arguments)
    {
    }

    /// <summary>Starts a program that remembers what it does, if it does, in a folder.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="display">What DISPLAY is for it; null for none.</param>
    /// <param name="state">What RNNVIZ_STATE is for it; null for an empty folder, so that no test meets what another left.</param>
    /// <param name="program">Its path, or a name to be found on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    public Command(string folder, string? display, string? state, string program, string[] arguments)
    {
        name = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // what dotnet test leaves behind would make a dotnet within use its MSBuild
        string[] variables = [.. start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string variable in variables.Where(variable => variable != "MSBUILDDISABLENODEREUSE"))
        {
            start.Environment.Remove(variable);
        }

        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("WAYLAND_DISPLAY");
        if (display is not null)
        {
            start.Environment["DISPLAY"] = display;
        }

        ownState = state is null ? Directory.CreateTempSubdirectory("rnnviz-state-") : null;
        start.Environment["RNNVIZ_STATE"] = state ?? ownState!.FullName;
        // the same pixels with and without a graphics card
        start.Environment["LIBGL_ALWAYS_SOFTWARE"] = "1";
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} cannot be started ({e.Message}). ./test.sh installs what the tests need.", e);
        }

        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Waits for the end.</summary>
    public Outcome End()
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name} still runs after {Patience.TotalMinutes} minutes.\n{output.Result}\n{errors.Result}");
        }

        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Starts a program and waits for its end.</summary>
    public static Outcome Run(string folder, string? display, string program, params string[] arguments)
    {
        using var command = new Command(folder, display, program, arguments);
        return command.End();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        try
        {
            ownState?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // a child of the program may still write there
        }
    }
}
