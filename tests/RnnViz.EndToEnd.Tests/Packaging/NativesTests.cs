using System.Buffers.Binary;
using System.Text;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Packaging;

/// <summary>packaging/natives.py: nothing is packed without native libraries of the right kind of machine.</summary>
public sealed class NativesTests
{
    private const string RaylibFunctions = "InitWindow\0rlDrawRenderBatchActive", SkiaFunctions = "sk_canvas_draw_path", Shape = "hb_shape";

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    [InlineData("osx-x64")]
    public void Libraries_of_the_right_machine_are_let_through(string rid)
    {
        using TemporaryFolder folder = Published(rid);

        Check(rid, folder).Succeeded();
    }

    [Theory]
    [InlineData("linux-x64", "libraylib.so")]
    [InlineData("win-x64", "raylib.dll")]
    [InlineData("osx-arm64", "libraylib.dylib")]
    [InlineData("osx-x64", "libSkiaSharp.dylib")]
    [InlineData("linux-x64", "libHarfBuzzSharp.so")]
    public void A_library_that_is_lacking_is_named(string rid, string file)
    {
        using TemporaryFolder folder = Published(rid);
        File.Delete(folder[file]);

        Outcome outcome = Check(rid, folder);

        Assert.Equal(1, outcome.Status);
        Assert.StartsWith($"rnnviz: {file} is not there", outcome.Errors);
    }

    [Theory]
    [InlineData("linux-x64", "linux-arm64", "libraylib.so", "libraylib.so is made for Linux arm64, not for Linux x64.")]
    [InlineData("win-x64", "linux-x64", "raylib.dll", "raylib.dll is made for Linux x64, not for Windows x64.")]
    [InlineData("osx-arm64", "osx-x64", "libraylib.dylib", "libraylib.dylib is made for macOS x64, not for macOS arm64.")]
    [InlineData("linux-arm64", "linux-x64", "libraylib.so", "libraylib.so is made for Linux x64, not for Linux arm64.")]
    public void Raylib_of_another_machine_is_refused(string rid, string other, string file, string sentence)
    {
        using TemporaryFolder folder = Published(rid);
        File.WriteAllBytes(folder[file], Library(other, RaylibFunctions));

        Outcome outcome = Check(rid, folder);

        Assert.Equal(1, outcome.Status);
        Assert.Equal($"rnnviz: {sentence}\n", outcome.Errors);
    }

    [Fact]
    public void A_library_for_both_kinds_of_Mac_serves_both()
    {
        byte[] functions = Encoding.ASCII.GetBytes(RaylibFunctions);
        byte[] both = [0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2, .. Arch(0x01000007), .. Arch(0x0100000c), .. functions];
        foreach (string rid in (string[])["osx-x64", "osx-arm64"])
        {
            using TemporaryFolder folder = Published(rid);
            File.WriteAllBytes(folder["libraylib.dylib"], both);

            Check(rid, folder).Succeeded();
        }

        static byte[] Arch(uint cpu)
        {
            byte[] entry = new byte[20];
            BinaryPrimitives.WriteUInt32BigEndian(entry, cpu);
            return entry;
        }
    }

    [Fact]
    public void Another_library_under_the_name_of_raylib_is_refused()
    {
        using TemporaryFolder folder = Published("linux-x64");
        File.WriteAllBytes(folder["libraylib.so"], Library("linux-x64", "InitAudio"));

        Assert.Contains("libraylib.so is not raylib: it has no InitWindow.", Check("linux-x64", folder).Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("\u007fELF")]
    [InlineData("MZ and what a text may go on with, so that there is an offset of the header far outside of the file: 12345")]
    public void A_file_that_is_no_library_is_refused_in_a_sentence(string content)
    {
        using TemporaryFolder folder = Published("linux-x64");
        File.WriteAllText(folder["libraylib.so"], content);

        Outcome outcome = Check("linux-x64", folder);

        Assert.Equal(1, outcome.Status);
        Assert.Contains("libraylib.so is made for no system that is known", outcome.Errors);
        Assert.DoesNotContain("Traceback", outcome.Errors);
    }

    private static Outcome Check(string rid, TemporaryFolder folder) =>
        Command.Run(folder.Path, null, "python3", Path.Combine(Repository.Root, "packaging", "natives.py"), rid, folder.Path);

    private static TemporaryFolder Published(string rid)
    {
        var folder = new TemporaryFolder();
        (string program, string raylib, string end) = rid[..rid.IndexOf('-', StringComparison.Ordinal)] switch
        {
            "win" => ("rnnviz.exe", "raylib.dll", "dll"),
            "osx" => ("rnnviz", "libraylib.dylib", "dylib"),
            _ => ("rnnviz", "libraylib.so", "so"),
        };
        File.WriteAllBytes(folder[program], Library(rid, ""));
        File.WriteAllBytes(folder[raylib], Library(rid, RaylibFunctions));
        File.WriteAllBytes(folder[$"libSkiaSharp.{end}"], Library(rid, SkiaFunctions));
        File.WriteAllBytes(folder[$"libHarfBuzzSharp.{end}"], Library(rid, Shape));
        return folder;
    }

    // the beginning of a library in the format of its system, and names of functions
    private static byte[] Library(string rid, string functions)
    {
        byte[] header = new byte[128];
        bool isArm = rid.EndsWith("arm64", StringComparison.Ordinal);
        if (rid.StartsWith("linux", StringComparison.Ordinal))
        {
            "\u007fELF\u0002\u0001\u0001"u8.CopyTo(header);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(18), isArm ? (ushort)183 : (ushort)62);
        }
        else if (rid.StartsWith("win", StringComparison.Ordinal))
        {
            "MZ"u8.CopyTo(header);
            header[0x3c] = 0x40;
            "PE\0\0"u8.CopyTo(header.AsSpan(0x40));
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(0x44), isArm ? (ushort)0xaa64 : (ushort)0x8664);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0xfeedfacf);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), isArm ? 0x0100000cu : 0x01000007u);
        }

        return [.. header, .. Encoding.ASCII.GetBytes(functions)];
    }
}
