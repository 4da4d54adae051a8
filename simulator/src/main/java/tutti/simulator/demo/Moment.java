package tutti.simulator.demo;

import java.util.List;

/// What a picture shows: the state of all callers at one moment.
///
/// @param sip where they dialled
/// @param codec what they speak
/// @param second how long they have talked
/// @param seconds how long they are going to
record Moment(String sip, String codec, int second, int seconds, List<Person> people) {
    /// One caller: what he says now and what he hears of each of the others.
    record Person(String name, double saysDbov, List<Sound> hears) {}

    /// Level of one talker's tone in an ear.
    record Sound(String talker, double dbov) {}

    /// Softer is not shown.
    static final double AUDIBLE_DBOV = -50;
}
