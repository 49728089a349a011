using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Panels;

/// <summary>Finds on the screen what the lesson's stops speak of.</summary>
public interface IStopTargets
{
    /// <summary>What a stop speaks of: its target, else what its place suggests; null where nothing of that is to be seen.</summary>
    StopTarget? Of(FontBook fonts, StopSettings stop);
}
