using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.EndToEnd.Tests.Setup;

/// <summary>
/// A machine to try run.sh and release.sh on: a clone with the scripts alone, in a folder with spaces in its name, and programs that
/// only say what they would do. It has no package feed with Raylib-cs, and a mirror of Debian with raylib 6.0 and GLFW 3.4.
/// </summary>
internal sealed class StubbedMachine : IDisposable
{
    private const string Stubs = "apt-get apt-cache dotnet cmake dpkg-query uname ldconfig sleep";

    // what the scripts use of the system, so that nothing else of it is found
    private const string Real = "awk basename bash cat chmod cksum cp cut date dirname dpkg env find flock grep gzip head id ln ls mkdir "
        + "mktemp mv nproc paste printf readlink rm rmdir sed sort tail tar tee touch tr wc";

    private readonly TemporaryFolder folder = new();

    /// <summary>A machine with all programs but some.</summary>
    /// <param name="without">Names of programs that it has not.</param>
    public StubbedMachine(params string[] without)
    {
        foreach (string script in (string[])["run.sh", "release.sh", "Directory.Packages.props", "Directory.Build.props", .. NativeScripts])
        {
            string copy = Path.Combine(Clone, script);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, script), copy);
        }

        foreach (string name in (string[])["src/RnnViz", "shaders", "fonts"])
        {
            Directory.CreateDirectory(Path.Combine(Clone, name));
        }

        File.WriteAllText(Path.Combine(Clone, "global.json"), "{}");
        File.WriteAllText(Path.Combine(Clone, ".editorconfig"), "");
        foreach (string name in (string[])["bin", "stub", "cache", "home"])
        {
            Directory.CreateDirectory(folder[name]);
        }

        string stub = Path.Combine(Repository.Root, "tests", "RnnViz.EndToEnd.Tests", "Setup", "stub.sh");
        Link(Stubs, without, _ => stub);
        Link(Real, without, name => new[] { "/usr/bin", "/bin" }.Select(place => Path.Combine(place, name)).First(File.Exists));
        Put("feed", "none\n");
        Put("versions-raylib", "6.0+ds-2\n");
        Put("versions-glfw3", "3.4-3\n");
    }

    /// <summary>The clone that run.sh stands in.</summary>
    public string Clone => folder["a clone with spaces"];

    /// <summary>The library that was built or found, where there is one.</summary>
    public string Native => Path.Combine(folder["cache"], "native", "libraylib.so");

    /// <summary>Which binding run.sh found out: package, system, or nothing yet.</summary>
    public string Binding
    {
        get
        {
            string path = Path.Combine(folder["cache"], "binding.props");
            string text = File.Exists(path) ? File.ReadAllText(path) : "";
            return Array.Find(["package", "system"], name => text.Contains($">{name}<", StringComparison.Ordinal)) ?? "";
        }
    }

    /// <summary>What the programs were called with, a line each.</summary>
    public string[] Calls => File.ReadAllLines(Path.Combine(folder["stub"], "log"));

    /// <summary>Writes a file that says what the programs find.</summary>
    public void Put(string name, string content)
    {
        string path = Path.Combine(folder["stub"], name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Runs <c>run.sh lessons</c>.</summary>
    /// <param name="asNobody">As a user who owns nothing of the clone, where the tests run as root.</param>
    public Outcome Run(bool asNobody = false) => Run("run.sh", asNobody, "lessons");

    /// <summary>Runs <c>release.sh</c>.</summary>
    public Outcome Release(params string[] arguments) => Run("release.sh", false, arguments);

    public void Dispose() => folder.Dispose();

    private Outcome Run(string script, bool asNobody, params string[] given)
    {
        string[] nobody = asNobody && Environment.UserName == "root"
            ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        if (nobody.Length > 0)
        {
            Command.Run(folder.Path, null, "chmod", "-R", "a+rX", folder.Path).Succeeded();
            Command.Run(folder.Path, null, "chmod", "-R", "a+rwX", folder["cache"], folder["stub"]).Succeeded();
        }

        return Command.Run(
            folder.Path, null, "env",
            [
                "-i", $"PATH={folder["bin"]}", $"STUB={folder["stub"]}", $"RNNVIZ_CACHE={folder["cache"]}", $"HOME={folder["home"]}",
                "RNNVIZ_DEBIAN_MIRROR=http://mirror/debian", .. nobody,
                Path.Combine(folder["bin"], "bash"), Path.Combine(Clone, script), .. given,
            ]);
    }

    private static IEnumerable<string> NativeScripts =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Raylib-cs.Fallback", "native"), "*.sh")
            .Select(path => Path.GetRelativePath(Repository.Root, path));

    private void Link(string names, string[] without, Func<string, string> target)
    {
        foreach (string name in names.Split(' ').Except(without))
        {
            File.CreateSymbolicLink(Path.Combine(folder["bin"], name), target(name));
        }
    }
}
