using System.ComponentModel;
using System.Diagnostics;

namespace RnnViz.Output;

/// <summary>The program ffmpeg: how it is started, and how it ended.</summary>
internal static class Ffmpeg
{
    private const string Name = "ffmpeg";

    // what shells and the system add to the number of the signal that has ended a program, and the largest such number
    private const int OfSignals = 128, MostSignal = 31;

    /// <summary>Starts it.</summary>
    /// <param name="film">The film that it is for; where the current folder is gone, it works in that of the film.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="note">Told each line of what it says, on another thread.</param>
    /// <exception cref="OutputException">It is not installed, or did not start.</exception>
    public static Process Start(string film, string[] arguments, Action<string?> note)
    {
        var start = new ProcessStartInfo(Name, ["-nostdin", "-loglevel", "error", "-y", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Remove(arguments.Contains("-") ? "-nostdin" : "");
        if (FreshPath.Current is null)
        {
            // a program that is given by its name alone is looked for in the current folder, too
            start.FileName = Find() ?? throw Missing(film, null);
            start.WorkingDirectory = Path.GetDirectoryName(film);
        }

        try
        {
            Process process = Process.Start(start) ?? throw new OutputException("ffmpeg did not start; try again.");
            process.ErrorDataReceived += (_, line) => note(line.Data);
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception e)
        {
            throw Missing(film, e);
        }
        catch (IOException e)
        {
            throw new OutputException("ffmpeg cannot be started, as the folder in which this was started is not there any more.", e);
        }
    }

    /// <summary>How it came to an end, where it has said nothing about it.</summary>
    public static string EndOf(Process process)
    {
        if (!process.HasExited)
        {
            return "ffmpeg takes no more pictures";
        }

        int status = process.ExitCode, signal = status - OfSignals;
        return signal is > 0 and <= MostSignal && !OperatingSystem.IsWindows()
            ? $"ffmpeg was stopped by a signal ({signal})" : $"ffmpeg ended with status {status} without a word";
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    private static OutputException Missing(string film, Exception? cause) =>
        new($"{film} needs ffmpeg, which is not installed; install the package ffmpeg and try again.", cause);
}
