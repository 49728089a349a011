using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using RnnViz.Lessons.Errors;
using RnnViz.Output;
using RnnViz.State;

namespace RnnViz.CommandLine;

/// <summary>
/// What the program says, and whether it can work where it was started. All of it is UTF-8, whatever the machine's language is, as the
/// files are; a console on Windows is told so, and has its own encoding back afterwards.
/// </summary>
internal static partial class Terminal
{
    private const int Output = 1, Errors = 2, GetFlags = 1, NotInherited = 1, FileSizeExceeded = 25, Ignored = 1;

    /// <summary>Files that are open at a time while the program writes figures, and some more.</summary>
    private const int LeastFiles = 64;

    /// <summary>The error stream as it is, for what moves the cursor; nothing can go wrong with it.</summary>
    public static TextWriter Raw { get; private set; } = TextWriter.Null;

    /// <summary>Does what was asked for.</summary>
    /// <param name="work">Gives the exit status.</param>
    /// <returns>
    /// The same; <see cref="CommonOptions.Unusable"/> after a sentence where a file, or what is printed, cannot be written, or where the
    /// program cannot work as it was started.
    /// </returns>
    public static int Run(Func<int> work)
    {
        // a file that grows beyond what is allowed is then an error of writing, as a full disk is, and not the end
        if (!OperatingSystem.IsWindows())
        {
            Signal(FileSizeExceeded, Ignored);
        }

        Encoding? before = UseUtf8();
        Raw = new TerminalWriter(Open(Errors), isError: true, isRaw: true);
        Console.SetError(new TerminalWriter(Open(Errors), isError: true));
        Console.SetOut(new TerminalWriter(Open(Output), isError: false));
        try
        {
            if ((FilesProblem ?? ThreadLimit.Problem ?? FolderProblem ?? SwitchProblem.Find()) is not { } problem)
            {
                return work();
            }

            Console.Error.WriteLine(problem);
        }
        catch (OutputException e)
        {
            Console.Error.WriteLine(e.Message);
        }
        finally
        {
            if (before is not null)
            {
                Console.OutputEncoding = before;
            }
        }

        return CommonOptions.Unusable;
    }

    /// <summary>
    /// Says a sentence and ends the program at once, whatever its threads are doing: nothing of them is waited for, and nothing that they
    /// use is taken down under them.
    /// </summary>
    public static void Leave(string sentence, int status)
    {
        Raw.Write(ProgressBar.End);
        Console.Error.WriteLine(sentence);
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(status);
        }

        Exit(status);
    }

    private static string? FolderProblem
    {
        get
        {
            try
            {
                return Environment.CurrentDirectory.Length > 0 ? null : throw new DirectoryNotFoundException();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return "The folder in which this was started is not there any more; change to another one and try again.";
            }
        }
    }

    private static Encoding? UseUtf8()
    {
        if (!OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            Encoding before = Console.OutputEncoding;
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            return before;
        }
        catch (IOException)
        {
            return null; // there is no console
        }
    }

    /// <summary>What is wrong where the system lets the program open so few files that it can do nothing.</summary>
    private static string? FilesProblem
    {
        get
        {
            var open = new List<SafeFileHandle>();
            try
            {
                while (!OperatingSystem.IsWindows() && open.Count < LeastFiles)
                {
                    open.Add(File.OpenHandle("/dev/null"));
                }

                return null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return $"The program may open only {open.Count} more files here, and needs {LeastFiles}; raise the limit, as by "
                    + "ulimit -n 1024, and try again.";
            }
            finally
            {
                open.ForEach(file => file.Dispose());
            }
        }
    }

    private static Stream? Open(int descriptor)
    {
        try
        {
            return !IsOpen(descriptor) ? null : descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            return new DescriptorStream(descriptor); // no more files may be open
        }
    }

    /// <summary>
    /// Whether a stream was given to the program. Where it was closed, its number is that of something else by now, which must not be
    /// written to: all that the program opens itself is not inherited, what was given to it is.
    /// </summary>
    private static bool IsOpen(int descriptor) =>
        OperatingSystem.IsWindows() || Flags(descriptor, GetFlags) is >= 0 and int flags && (flags & NotInherited) == 0;

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int status);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint action);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Flags(int descriptor, int command);
}
